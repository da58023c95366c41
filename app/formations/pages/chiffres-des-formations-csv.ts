import { chiffresEnCsv } from '#app/formations/chiffres/export.server.ts';
import { chargeur } from '#app/http/pages.server.ts';

export const loader = chargeur(({ ctx }) => chiffresEnCsv(ctx));
