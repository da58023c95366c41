import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { laMalle } from '#app/malles/catalogue/noms.ts';
import { preparerPhotos } from '#app/malles/inventaires/ecrire.server.ts';
import { direLesManques } from '#app/malles/inventaires/inventaires.ts';
import { LigneACompter } from '#app/malles/inventaires/ligne-a-compter.tsx';
import { lirePageDeSignalement } from '#app/malles/inventaires/page-de-reglement.server.ts';
import { signaler } from '#app/malles/inventaires/regler.server.ts';
import { saisieSignalement } from '#app/malles/inventaires/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'malles', titre: 'Signaler un manque' };
export const meta = () => titreDePage('Que manque-t-il ?');

export const loader = chargeur(({ ctx, params }) => {
  const lu = lirePageDeSignalement(ctx, idDeAdresse(params.id));
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  ({ ctx, params }) => saisieSignalement(lirePageDeSignalement(ctx, idDeAdresse(params.id)).objets),
  async ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    signaler(ctx, id, (await preparerPhotos(saisie.objets)) ?? []);
    return redirigerAvecAvis(`/reservations/${id}/regulariser`, {
      titre: 'Le manque est signalé',
      texte: 'La structure qui a emprunté la malle le voit sur la page du prêt. Notez ici comment chaque chose est réglée.',
    });
  },
);

export default function SignalerUnManque() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const [comptes, setComptes] = useState<Record<number, number>>({});
  const manques = direLesManques(
    lu.objets.map(({ objetId, attendu, prevu, consommable }) => ({
      ...{ manque: attendu - (comptes[objetId] ?? prevu), consomme: consommable },
    })),
  );
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: lu.malle.nom, chemin: `/malles/${lu.malle.slug}` },
        { libelle: 'Prêt', chemin: `/reservations/${lu.id}` },
        { libelle: 'Signaler un manque' },
      ]}
      titre="Que manque-t-il ?"
      intro={`Vous avez recompté ${laMalle(lu.malle.nom)} après le prêt : corrigez ce qui a été noté au retour.`}
    >
      {lu.empechement ? (
        <div className="pile">
          <Bandeau ton="attention">{premierePhrase(formulaire) ?? lu.empechement}</Bandeau>
          <div className="actions">
            <LienBouton href={`/reservations/${lu.id}`}>Revenir à ce prêt</LienBouton>
          </div>
        </div>
      ) : (
        <FormulairePoste formulaire={formulaire} multipart>
          <ol className="inventaire">
            {lu.objets.map((objet) => (
              <LigneACompter
                key={objet.objetId}
                objet={objet}
                occasion="retour"
                dits={lu.dits}
                formulaire={formulaire}
                surCompte={(presents) => setComptes((avant) => ({ ...avant, [objet.objetId]: presents }))}
              />
            ))}
          </ol>
          <Ensuite
            etapes={[
              `Le prêt passe « à régulariser ». ${lu.emprunteuse.charAt(0).toLocaleUpperCase('fr')}${lu.emprunteuse.slice(1)} reçoit un courriel.`,
              'Vous notez comment chaque chose est réglée : rachetée, remboursée, retrouvée, ou laissée.',
              'Quand tout est réglé, le prêt est clos.',
            ]}
          />
          <div className="actions">
            <Bouton>{['Signaler ce compte', manques].filter(Boolean).join('\u00a0: ')}</Bouton>
            <LienBouton href={`/reservations/${lu.id}`} genre="lien">
              Ne rien changer
            </LienBouton>
          </div>
        </FormulairePoste>
      )}
    </Page>
  );
}
