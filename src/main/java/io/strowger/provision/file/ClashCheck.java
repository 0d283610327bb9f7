package io.strowger.provision.file;

import io.strowger.provision.ProvisionFile;
import io.strowger.provision.ProvisionFile.Named;
import io.strowger.provision.Provisioner.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what two files of one start name both: it can belong to one of them only. */
public final class ClashCheck {

    private record Place(ProvisionFile file, Named named) {}

    private ClashCheck() {}

    /** The first clash, or empty when there is none. */
    public static Optional<Refused> among(List<ProvisionFile> files) {
        List<Place> places = new ArrayList<>();
        for (ProvisionFile file : files) {
            List<Place> here = file.named().map(named -> new Place(file, named)).toList();
            Optional<Refused> clash =
                    here.stream().flatMap(place -> clash(places, place).stream()).findFirst();
            if (clash.isPresent()) {
                return clash;
            }
            places.addAll(here);
        }
        return Optional.empty();
    }

    private static Optional<Refused> clash(List<Place> places, Place place) {
        return places.stream()
                .filter(other -> other.named().isSame(place.named()))
                .findFirst()
                .map(other -> refused(place, other));
    }

    private static Refused refused(Place place, Place other) {
        return new Refused(
                place.file().source(),
                place.named().line(),
                "id: %s %s is named in %s, line %d, too; remove it from one of the files"
                        .formatted(
                                place.named().kind().word(),
                                place.named().id(),
                                other.file().source(),
                                other.named().line()));
    }
}
