// Loaded before the server, by the bench alone: counts the statements that better-sqlite3 runs, and says it when asked.
import Database from 'better-sqlite3';

let nombre = 0;
const memoire = new Database(':memory:');
const prototype = Object.getPrototypeOf(memoire.prepare('select 1'));
memoire.close();
for (const methode of ['run', 'get', 'all', 'iterate']) {
  const vraie = prototype[methode];
  prototype[methode] = function (/** @type {unknown[]} */ ...parametres) {
    nombre += 1;
    return vraie.apply(this, parametres);
  };
}
process.on('message', (message) => {
  if (message === 'sql') process.send?.({ sql: nombre });
});
process.channel?.unref();
