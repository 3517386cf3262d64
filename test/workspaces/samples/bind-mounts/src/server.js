const http = require('node:http');

http
  .createServer((_request, response) => response.end('Bound, built, gone.\n'))
  .listen(3000, () => console.log('Listening on port 3000'));
