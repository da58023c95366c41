import { useActionData, useLoaderData } from '@remix-run/react';
import { LIBELLE_THEME, THEMES } from '#app/cellule/cellule.ts';
import { lirePorteATenir, tenirPorte } from '#app/cellule/portes/portes.server.ts';
import { PortesPubliques } from '#app/cellule/portes/portes-publiques.tsx';
import { saisiePorte } from '#app/cellule/saisie.ts';
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

export const loader = chargeur(({ ctx, params }) => ({ porte: lirePorteATenir(ctx, params.cle) }));

export const action = traitement(saisiePorte, async ({ ctx, params, saisie }) => {
  tenirPorte(ctx, params.cle, { ...saisie, active: saisie.active === 'on' });
  return redirigerAvecAvis('/cellule/portes', {
    titre: 'La porte est enregistrée.',
    texte: 'Elle se lit ainsi dès maintenant. Ce qui a déjà été indiqué reste tel quel.',
  });
});

export default function Porte() {
  const { porte } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="cellule"
      ariane={[{ libelle: 'Les portes', chemin: '/cellule/portes' }, { libelle: porte ? porte.nom : 'Une porte de plus' }]}
      confidence={<PortesPubliques />}
      titre={porte ? 'Que dire de cette porte\u00a0?' : 'Quelle porte ajouter\u00a0?'}
      intro="Un service ouvert à tous, par son nom et son adresse publique. Jamais le numéro d’une personne."
    >
      <FormulairePoste formulaire={formulaire}>
        <Champ formulaire={formulaire} nom="nom" libelle="Son nom" defaut={porte?.nom} max={120} />
        <Champ formulaire={formulaire} nom="quoi" libelle="À quoi elle sert" genre="textarea" lignes={3} defaut={porte?.quoi} />
        <Champ
          formulaire={formulaire}
          nom="contact"
          libelle="Comment y frapper"
          aide="Un site, un numéro public."
          defaut={porte?.contact}
          max={300}
        />
        <Choix
          formulaire={formulaire}
          nom="theme"
          legende="Thématique"
          defaut={porte?.theme}
          options={THEMES.map((valeur) => ({ valeur, libelle: LIBELLE_THEME[valeur] }))}
        />
        <Case formulaire={formulaire} nom="active" libelle="La proposer" defaut={porte?.active ?? true} />
        <div className="actions">
          <Bouton>{porte ? 'Garder ces mots' : 'Ajouter cette porte'}</Bouton>
          <LienBouton genre="lien" href="/cellule/portes">
            Ne rien changer
          </LienBouton>
        </div>
      </FormulairePoste>
    </Page>
  );
}
