import { Form } from '@remix-run/react';
import type { CourrielListe } from '#app/services/courriel.server.ts';
import { LIBELLE_ETAT_COURRIEL, TON_ETAT_COURRIEL } from '#app/services/courriels.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Puce } from '#app/ui/puce.tsx';

/** What a mail has become, why, and the way to try again. */
export function EtatDuCourriel({ id, etat, erreur, prochainEssai, nom }: CourrielListe) {
  return (
    <>
      <Puce ton={TON_ETAT_COURRIEL[etat]}>{LIBELLE_ETAT_COURRIEL[etat]}</Puce>
      {prochainEssai && <p className="petit doux">Prochain essai le {prochainEssai}</p>}
      {erreur && <p className="petit doux">Réponse du serveur{`\u00a0: ${erreur}`}</p>}
      {etat === 'abandonne' && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Bouton genre="second" icone="envoyer">
            Renvoyer<span className="cache"> le courriel à {nom}</span>
          </Bouton>
        </Form>
      )}
    </>
  );
}
