import { useLoaderData } from '@remix-run/react';
import { LettreDessinee } from '#app/accueil/composants/lettre-dessinee.tsx';
import { getCourrielEntier } from '#app/accueil/courriel-entier.server.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { LIBELLE_ETAT_COURRIEL, TON_ETAT_COURRIEL } from '#app/services/courriels.ts';
import { FICHIER_JOINT } from '#app/services/evenement-joint.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Courriel' };
export const meta = () => titreDePage('Courriel');

export const loader = chargeur(({ ctx, params }) => {
  const { calendrier, ...lu } = getCourrielEntier(ctx, idDeAdresse(params.id));
  return { ...lu, joint: calendrier !== null };
});

export default function Courriel() {
  const { courriel, lettre, texte, rendezVous, joint } = useLoaderData<typeof loader>();
  return (
    <Page salle="maison" ariane={[{ libelle: 'Courriels', chemin: '/courriels' }]} titre={courriel.sujet}>
      <Feuille creux>
        <Fiche
          lignes={[
            { titre: 'Pour', contenu: `${courriel.nom}, ${courriel.adresse}` },
            {
              titre: 'État',
              contenu: <Puce ton={TON_ETAT_COURRIEL[courriel.etat]}>{LIBELLE_ETAT_COURRIEL[courriel.etat]}</Puce>,
            },
            { titre: 'Date', contenu: courriel.le },
            { titre: 'Réponse du serveur', contenu: courriel.erreur },
            { titre: rendezVous.length > 1 ? 'Rendez-vous joints' : 'Rendez-vous joint', contenu: rendezVous.join('\u00a0; ') },
          ]}
        />
        {joint && (
          <LienBouton href={`/courriels/${courriel.id}/${FICHIER_JOINT}`} genre="lien" icone="agenda">
            {`Ouvrir le fichier d’agenda joint, ${FICHIER_JOINT}`}
          </LienBouton>
        )}
      </Feuille>
      {lettre ? <LettreDessinee lettre={lettre} /> : <p>Le texte de ce courriel n’est plus gardé.</p>}
      {texte && (
        <Repli titre="La même lettre, en texte simple">
          <pre className="lettre-texte">{texte}</pre>
        </Repli>
      )}
    </Page>
  );
}
