// A kiosk behind a service code: every request is one input, every answer the next screen.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

function answer({ Type, Message, ClientState }) {
  if (Type === 'release') return {}; // the subscriber has gone
  if (Type === 'initiation')
    return { Type: 'response', Message: 'Kiosk\nWhat is your name?', ClientState: 'name' };
  if (ClientState === 'name')
    return { Type: 'response', Message: `Hello ${Message}!\n1. Tea\n2. Coffee`, ClientState: Message };
  return { Type: 'release', Message: `${ClientState}, your ${Message === '1' ? 'tea' : 'coffee'} is coming.` };
}

createServer(async (request, response) => {
  const screen = answer(await json(request));
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(screen));
}).listen(process.env.PORT ?? 7002, '127.0.0.1')
  .on('error', ({ code, message }) => console.log(code === 'EADDRINUSE' ? 'The kiosk runs already.' : message));
