// A checkout: takes items that are signed with its secret, each once, and shows the newest.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const SECRET = 'stall-checkout-secret';
const items = new Map(); // by webhook-id: the same item may come again

function take(headers, body) {
  const at = headers['webhook-timestamp'];
  const signed = `${headers['webhook-id']}.${at}.${body}`;
  const signature = 'v1,' + createHmac('sha256', SECRET).update(signed).digest('base64');
  const good = headers['webhook-signature'] === signature && Math.abs(Date.now() / 1000 - at) < 300;
  if (good) items.set(headers['webhook-id'], JSON.parse(body).Item);
  return good;
}

createServer(async (request, response) => {
  if (request.method === 'POST') response.writeHead(take(request.headers, await text(request)) ? 204 : 401).end();
  else response.end(JSON.stringify([...items.values()].at(-1) ?? {}));
}).listen(process.env.PORT ?? 7006, '127.0.0.1')
  .on('error', ({ code, message }) => console.log(code === 'EADDRINUSE' ? 'The checkout runs already.' : message));
