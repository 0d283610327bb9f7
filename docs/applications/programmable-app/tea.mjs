// A tea stall that is paid for: the last answer hands an item to the checkout of the account.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const TEAS = {
  1: { ItemName: 'Green tea', Qty: 1, Price: 2.5 },
  2: { ItemName: 'Black tea', Qty: 1, Price: 2 },
};

function answer({ Type, Message }) {
  if (Type === 'initiation') return { Type: 'response', Message: 'Tea stall\n1. Green tea\n2. Black tea' };
  if (Type !== 'response') return {}; // the session is over
  const Item = TEAS[Message];
  if (!Item) return { Type: 'release', Message: 'We have no such tea.' };
  return { Type: 'AddToCart', Message: `${Item.ItemName}: pay with the prompt on your phone.`, Item };
}

createServer(async (request, response) => {
  const screen = answer(await json(request));
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(screen));
}).listen(process.env.PORT ?? 7005, '127.0.0.1')
  .on('error', ({ code, message }) => console.log(code === 'EADDRINUSE' ? 'The tea stall runs already.' : message));
