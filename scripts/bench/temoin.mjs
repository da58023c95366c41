// The first ceiling: a bare Node server that sends the same bytes. Their file is its first argument.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const octets = readFileSync(process.argv[2] ?? '');
const serveur = createServer((_requete, reponse) => {
  reponse.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Encoding': 'gzip',
    'Content-Length': octets.length,
  });
  reponse.end(octets);
});
serveur.listen(0, '127.0.0.1', () => {
  const adresse = serveur.address();
  process.send?.({ port: typeof adresse === 'object' ? adresse?.port : 0 });
});
process.on('disconnect', () => process.exit(0));
