// `npm run build`
import { construire, renoncer } from './installer.mjs';

if (!(await construire())) renoncer('La construction a échoué : les lignes ci-dessus disent pourquoi.');
