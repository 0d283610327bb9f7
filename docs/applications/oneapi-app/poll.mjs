// A poll behind a short code: every POST is one input, and the answer to it is the next screen.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

function answer({ inboundUSSDMessage: typed, ussdAction, ...same }) {
  const show = (outboundUSSDMessage, ussdAction) => ({
    outboundUSSDMessageRequest: { ...same, outboundUSSDMessage, ussdAction },
  });
  if (ussdAction.endsWith('fin')) return {}; // the session has ended: nobody is there to read
  if (ussdAction === 'moinit') return show('Tea or coffee?\n1. Tea\n2. Coffee\n3. Let me think', 'mocont');
  if (typed === '3') return {}; // no screen: it comes later, by POST outbound
  return show(`Noted: ${typed === '1' ? 'tea' : 'coffee'}.`, 'mtfin');
}

createServer(async (request, response) => {
  const screen = answer((await json(request)).inboundUSSDMessageRequest);
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(screen));
}).listen(process.env.PORT ?? 7003, '127.0.0.1')
  .on('error', ({ code, message }) => console.log(code === 'EADDRINUSE' ? 'The poll runs already.' : message));
