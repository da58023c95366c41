import { useActionData, useLoaderData } from '@remix-run/react';
import { LIBELLE_THEME, THEMES } from '#app/cellule/cellule.ts';
import { saisieRepere } from '#app/cellule/saisie.ts';
import { lireRepereATenir, tenirRepere } from '#app/cellule/vigilance/reperes.server.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case, Choix } from '#app/ui/choix.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'cellule', titre: 'Une page du réseau' };
export const meta = () => titreDePage('Une page du réseau');

export const loader = chargeur(({ ctx, params }) => ({ repere: lireRepereATenir(ctx, params.cle) }));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    lireRepereATenir(ctx, params.cle);
    return saisieRepere;
  },
  ({ ctx, params, saisie }) => {
    tenirRepere(ctx, params.cle, { ...saisie, actif: saisie.actif === 'on' });
    return redirigerAvecAvis('/cellule/reperes', {
      titre: 'Le repère est à jour.',
      texte: 'Il est proposé ainsi dès maintenant. Ce qui a déjà été joint à une demande reste tel quel.',
    });
  },
);

export default function UnRepere() {
  const { repere } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Les repères', chemin: '/cellule/reperes' }, { libelle: repere ? 'Modifier' : 'Un repère de plus' }]}
      titre={repere ? 'Comment dire ce repère\u00a0?' : 'Quel repère ajouter\u00a0?'}
      intro="Des mots que l’on reconnaît chez soi, et un seuil à discuter. Jamais une note."
    >
      <FormulairePoste formulaire={formulaire}>
        <Champ formulaire={formulaire} nom="signe" libelle="Ce que l’on remarque" defaut={repere?.signe} max={200} />
        <Champ
          formulaire={formulaire}
          nom="repere"
          libelle="À partir de quand en parler"
          genre="textarea"
          lignes={3}
          defaut={repere?.repere}
        />
        <Champ
          formulaire={formulaire}
          nom="aQui"
          libelle="À qui en parler d’abord"
          aide="Des fonctions ou des services, jamais le nom d’une personne."
          genre="textarea"
          lignes={2}
          defaut={repere?.aQui}
        />
        <Choix
          formulaire={formulaire}
          nom="theme"
          legende="Thématique"
          defaut={repere?.theme}
          options={THEMES.map((valeur) => ({ valeur, libelle: LIBELLE_THEME[valeur] }))}
        />
        <Case formulaire={formulaire} nom="actif" libelle="Le proposer" defaut={repere?.actif ?? true} />
        <div className="actions">
          <Bouton>{repere ? 'Garder ces mots' : 'Ajouter ce repère'}</Bouton>
          <LienBouton genre="lien" href="/cellule/reperes">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
