import { cpSync } from 'node:fs';
import { dirname } from 'node:path';
import '#scripts/semer-demo.ts';

/** Sows the network of the shared server, and leaves a copy of it as it is before anybody enters: sowing takes ten seconds. */
const { DATABASE_URL = '', SEMIS = '' } = process.env;
cpSync(dirname(DATABASE_URL), SEMIS, { recursive: true });
