# Loans behind a code: every POST is an event, and the answer to new and continue is the next screen.
import errno, json, os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

def show(context, **view):
    return {'contextData': context, 'action': {'type': 'ShowView', 'view': view}}

def answer(event, got):
    if event == 'new':
        items = [{'accessKey': '1', 'label': 'Borrow'}, {'accessKey': '2', 'label': 'My loan'}]
        return show('menu', type='ChooserView', title='Loans', items=items)
    typed, context = got['result']['value'], got['contextData']
    if context == 'menu' and typed == '1':
        return show('amount', type='InputView', message='How much?')
    return show('', type='InfoView', message=f'{typed} is on its way.' if context == 'amount' else 'You owe nothing.')

class Loans(BaseHTTPRequestHandler):
    def do_POST(self):
        known = self.headers['Authorization'] == 'loans-app-secret'
        got = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        event = self.path.split('/')[-1]  # new, continue, close or abort
        self.send_response(200 if known else 401)
        self.end_headers()
        if known and event in ('new', 'continue'):
            self.wfile.write(json.dumps(answer(event, got)).encode())

    def log_message(self, *_):
        pass  # quiet

try:
    server = ThreadingHTTPServer(('127.0.0.1', int(os.environ.get('PORT', 7004))), Loans)
except OSError as error:
    raise SystemExit('The loans run already.' if error.errno == errno.EADDRINUSE else error)
server.serve_forever()
