// The thread that reads and writes spreadsheets beside the server: one task, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { faireTravail } from '#app/reseau/import/a-part.server.ts';

parentPort?.postMessage(faireTravail(workerData));
