// The thread that draws many papers beside the server: one file, then it ends.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { dessinerLaLiasse } from '#app/services/liasses.server.ts';

// Whoever reads a page passes before a file that nobody waits for at that second. On Linux, 0 is this thread alone.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

await dessinerLaLiasse(workerData, (message) => parentPort?.postMessage(message));
