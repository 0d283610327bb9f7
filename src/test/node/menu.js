// A menu of three screens behind HTTP: node menu.js prints the port that it has taken.
const http = require('http');
const UssdMenu = require('ussd-menu-builder');

const sessions = new Map();
const session = {
  start: (id) => Promise.resolve(sessions.get(id) ?? sessions.set(id, {})),
  get: (id, key) => Promise.resolve(sessions.get(id)[key]),
  set: (id, key, value) => Promise.resolve(void (sessions.get(id)[key] = value)),
  end: (id) => Promise.resolve(sessions.delete(id)),
};

// One object a request, because the library keeps the request in it.
function menu() {
  const menu = new UssdMenu({ provider: 'hubtel' });
  menu.sessionConfig(session);
  menu.startState({ run: () => menu.con('Welcome\n1. Balance\n2. Send money'), next: { 1: 'balance', 2: 'to' } });
  menu.state('balance', { run: () => menu.end('You have GHS 12.40') });
  menu.state('to', { run: () => menu.con('To whom?'), next: { '*\\d+': 'amount' } });
  menu.state('amount', {
    run: () => session.set(menu.args.sessionId, 'to', menu.val).then(() => menu.con('How much?')),
    next: { '*\\d+': 'sent' },
  });
  menu.state('sent', {
    run: () => session.get(menu.args.sessionId, 'to').then((to) => menu.end(`Sent GHS ${menu.val} to ${to}`)),
  });
  return menu;
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const hop = JSON.parse(Buffer.concat(chunks));
  const screen = hop.Type === 'Release' ? {} : await menu().run(hop);
  response.setHeader('content-type', 'application/json').end(JSON.stringify(screen));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
