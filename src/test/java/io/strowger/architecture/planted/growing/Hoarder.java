package io.strowger.architecture.planted.growing;

import io.strowger.limits.SlidingWindows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds more and more, in every kind of field. */
public class Hoarder {

    static final Map<String, String> SHARED = new ConcurrentHashMap<>();
    static final List<String> CONSTANT = List.of("a");
    static final Set<String> VIEW = Collections.unmodifiableSet(Set.of("a"));
    static final int[] CODES = {1, 2};

    final Map<String, String> map = new LinkedHashMap<>();
    final HashMap<String, String> hashMap = new HashMap<>();
    final List<String> list = new ArrayList<>();
    final Queue<String> queue = new ConcurrentLinkedQueue<>();
    final Deque<String> deque = new ArrayDeque<>();
    final String[] table = new String[1];
    final long[] numbers = new long[1];
    final byte[] bytes = new byte[1];
    SlidingWindows windows;
    Hoarder next;
    String name;

    record Value(List<String> words, Map<String, String> more) {}

    record Holder(ConcurrentHashMap<String, String> shared, Queue<String> waiting) {}
}
