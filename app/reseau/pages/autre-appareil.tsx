import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { libelleHeure } from '#app/commun/periode.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { MINUTES_DU_CODE, tirerMonCode } from '#app/reseau/comptes/codes-d-entree.server.ts';
import { getMonCompte } from '#app/reseau/comptes/mon-compte.server.ts';
import { saisieBouton } from '#app/reseau/comptes/saisie-comptes.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Entrer sur un autre appareil' };
export const meta = () => titreDePage('Entrer sur un autre appareil');

export const loader = chargeur(({ ctx }) => ({
  courriel: getMonCompte(ctx).courriel ?? '',
  adresse: `${ctx.adressePublique.replace(/^https?:\/\//, '')}/connexion`,
}));

export const action = traitement(saisieBouton, ({ ctx }) => {
  const code = tirerMonCode(ctx);
  const fin = new Date(ctx.maintenant.getTime() + MINUTES_DU_CODE * 60_000);
  return data({ code: `${code.slice(0, 3)}\u00a0${code.slice(3)}`, jusqua: libelleHeure(fin, ctx.fuseau) });
});

export default function AutreAppareil() {
  const { courriel, adresse } = useLoaderData<typeof loader>();
  const reponse = useActionData<typeof action>();
  const tire = reponse && 'code' in reponse ? reponse : undefined;
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Mon compte', chemin: '/moi' }, { libelle: 'Autre appareil' }]}
      titre="Entrer sur un autre appareil"
      intro="Un code à recopier sur l’ordinateur de l’accueil, une tablette ou votre téléphone. Pas besoin d’ouvrir vos courriels là-bas."
    >
      <div className="pile mesure">
        {tire && (
          <section className="feuille code-a-montrer" aria-label="Votre code">
            <p className="code-a-montrer__code" role="status">
              {tire.code}
            </p>
            <p>{`Il sert une fois, jusqu’à ${tire.jusqua}.`}</p>
          </section>
        )}
        <Ensuite
          titre="Sur l’autre appareil"
          etapes={[
            `Ouvrez ${adresse}`,
            `Écrivez votre adresse\u00a0: ${courriel}`,
            'Ouvrez «\u00a0J’ai un code à six chiffres\u00a0», et recopiez le code.',
          ]}
        />
        <FormulairePoste>
          <div className="actions">
            <Bouton genre={tire ? 'second' : 'principal'} icone="cle">
              {tire ? 'Faire un autre code' : 'Faire un code'}
            </Bouton>
          </div>
        </FormulairePoste>
        <p className="petit doux">
          Ne le dites à personne, même au téléphone&nbsp;: la coordination ne vous le demandera jamais. Sur un appareil partagé,
          pensez à sortir en partant.
        </p>
      </div>
    </Page>
  );
}
