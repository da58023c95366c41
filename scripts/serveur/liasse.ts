// The thread that draws many papers beside the server: one file, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { dessinerLaLiasse } from '#app/services/liasses.server.ts';

await dessinerLaLiasse(workerData, (message) => parentPort?.postMessage(message));
