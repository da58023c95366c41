import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { PRISES } from '#app/accueil/prises.server.ts';
import { LE_TEMPS } from '#app/commun/contexte.ts';
import { exigerRole } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { saisieTache } from '#app/services/saisie.ts';
import { executerTache, listTaches } from '#app/services/taches.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'maison', titre: 'Tâches du temps' };
export const meta = () => titreDePage('Tâches du temps');

/** Those that keep no trace are nobody's to follow, nor to try. */
const taches = () => PRISES.flatMap((prise) => prise.taches ?? []).filter(({ sansTrace }) => !sansTrace);

export const loader = chargeur(({ ctx }) => {
  exigerRole(ctx, 'coordination');
  return { taches: listTaches(ctx, taches()) };
});

export const action = traitement(
  ({ ctx }) => {
    exigerRole(ctx, 'coordination');
    return saisieTache;
  },
  async ({ ctx, saisie }) => {
    const tache = taches().find(({ nom }) => nom === saisie.tache);
    if (!tache) throw impossible('Cette tâche n’existe pas. Choisissez-la dans la liste.');
    const resume = `a lancé la tâche «\u00a0${tache.libelle}\u00a0»`;
    journaliser(ctx, { domaine: 'services', objet: 'tache', objetId: null, acte: 'lancer', resume });
    const execution = await executerTache({ ...ctx, acteur: LE_TEMPS }, tache);
    if (execution.sort === 'tenue') throw impossible('Cette tâche est déjà en cours. Attendez qu’elle finisse.');
    const texte = execution.sort === 'faite' ? execution.resultat : 'Rien à faire pour l’instant.';
    return execution.sort === 'echouee'
      ? redirigerAvecAvis('/taches', { titre: 'La tâche a échoué', texte: execution.erreur })
      : redirigerAvecAvis('/taches', { titre: `${tache.libelle}\u00a0: c’est fait`, texte });
  },
);

const COLONNES = [
  { titre: 'Tâche' },
  { titre: 'Dernière fois' },
  { titre: 'Résultat' },
  { titre: 'Prochaine fois' },
  { titre: 'Lancer', cache: true },
];

export default function Taches() {
  const { taches } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page
      salle="maison"
      ariane={[{ libelle: 'Tâches du temps' }]}
      titre="Que fait l’application toute seule&nbsp;?"
      intro="Ces tâches se font aux heures dites. Une tâche manquée pendant un arrêt est rattrapée au retour."
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <Tableau
        legende="Tâches, avec leur dernière et leur prochaine fois"
        cacheLegende
        colonnes={COLONNES}
        lignes={taches.map((tache) => ({
          cle: tache.nom,
          cellules: [
            tache.libelle,
            tache.derniere ?? 'Pas encore',
            <Resultat key="resultat" {...tache} />,
            tache.prochaine,
            <Form method="post" key="lancer">
              <input type="hidden" name="tache" value={tache.nom} />
              <Bouton genre="second">
                Lancer<span className="cache">{` maintenant\u00a0: ${tache.libelle}`}</span>
              </Bouton>
            </Form>,
          ],
        }))}
      />
    </Page>
  );
}

type Tache = ReturnType<typeof useLoaderData<typeof loader>>['taches'][number];

function Resultat({ enCours, erreur, resultat, dureeMs }: Tache) {
  if (enCours) return <Puce ton="info">En cours</Puce>;
  if (erreur) {
    return (
      <>
        <Puce ton="erreur">A échoué</Puce>
        <p className="petit doux">{erreur}</p>
      </>
    );
  }
  if (!resultat) return <Puce ton="neutre">Pas encore lancée</Puce>;
  return (
    <>
      {resultat} {dureeMs !== null && dureeMs >= 1000 && <span className="petit doux">{enSecondes(dureeMs)}</span>}
    </>
  );
}

const enSecondes = (ms: number) => `en ${Math.round(ms / 1000).toLocaleString('fr-FR')}\u00a0s`;
