import { createServer } from 'node:http';
import { nanoid } from 'nanoid';

const server = createServer((request, response) => {
  if (request.url === '/health') {
    response.writeHead(204).end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id: nanoid(), mode: process.env.NODE_ENV }));
});

server.listen(3000, () => console.log('Listening on port 3000'));
