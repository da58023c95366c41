import { idDeAdresse } from '#app/commun/saisie.ts';
import { syntheseEnXlsx } from '#app/formations/questionnaires/export.server.ts';
import { chargeur } from '#app/http/pages.server.ts';

export const loader = chargeur(({ ctx, params }) => syntheseEnXlsx(ctx, idDeAdresse(params.id)));
