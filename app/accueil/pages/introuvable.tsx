import { introuvable } from '#app/commun/erreurs.ts';
import { enReponse } from '#app/http/pages.server.ts';

function nulPart(): never {
  throw enReponse(introuvable());
}

/** Any address that is no page: the shell draws what it says of it. */
export const loader = nulPart;
export const action = nulPart;

export default function Introuvable() {
  return null;
}
