import { useActionData, useLoaderData } from '@remix-run/react';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import {
  ecarterCompetence,
  fusionnerCompetence,
  getCompetenceAModifier,
  reprendreCompetence,
  retenirCompetence,
} from '#app/reseau/competences/cycle-competences.server.ts';
import { DeciderDUnMot } from '#app/reseau/competences/decider-d-un-mot.tsx';
import { FormulaireDeTerme } from '#app/reseau/competences/formulaire-de-terme.tsx';
import { modifierCompetence } from '#app/reseau/competences/modifier-competence.server.ts';
import { getPageAModifier } from '#app/reseau/competences/page-a-modifier.server.ts';
import { saisieTerme } from '#app/reseau/competences/saisie.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Modifier un mot' };
export const meta = () => titreDePage('Modifier un mot');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getPageAModifier(ctx, params.slug ?? ''));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getCompetenceAModifier(ctx, params.slug ?? '');
    return saisieTerme;
  },
  ({ ctx, params, saisie }) => {
    const slug = params.slug ?? '';
    const chemin = `/reseau/competences/${slug}`;
    const { terme, relations } = getCompetenceAModifier(ctx, slug);
    switch (saisie.acte) {
      case 'modifier':
        modifierCompetence(ctx, terme.id, relations, saisie);
        return redirigerAvecAvis(chemin, { titre: 'Le mot est à jour', texte: 'Ce qui l’emploie a suivi.' });
      case 'retenir':
        retenirCompetence(ctx, slug, saisie);
        return redirigerAvecAvis(chemin, { titre: `« ${saisie.nom} » est dans la liste`, texte: 'Qui l’a proposé est prévenu.' });
      case 'fusionner': {
        const { nom, slug: cible } = fusionnerCompetence(ctx, slug, saisie.dansId);
        return redirigerAvecAvis(`/reseau/competences/${cible}`, {
          titre: `« ${terme.nom} » est réuni avec « ${nom} »`,
          texte: 'Ce qui l’employait a suivi, et son adresse mène ici.',
        });
      }
      case 'ecarter':
        ecarterCompetence(ctx, slug, saisie.motif);
        return redirigerAvecAvis('/reseau/competences', {
          titre: `« ${terme.nom} » est écarté`,
          texte: 'Il se retrouve ici si besoin.',
        });
      case 'reprendre':
        reprendreCompetence(ctx, slug);
        return redirigerAvecAvis(chemin, {
          titre: `« ${terme.nom} » est de nouveau dans la liste`,
          texte: 'Chacun peut s’en servir.',
        });
    }
  },
);

export default function ModifierCompetence() {
  const page = useLoaderData<typeof loader>();
  const { slug, nom, statut, par } = page;
  const formulaire = useActionData<typeof action>()?.formulaire;
  const pour = (acte: string) => (formulaire?.valeurs.acte === acte ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page
      salle="reseau"
      ariane={[
        { libelle: 'Savoir-faire', chemin: '/reseau/competences' },
        { libelle: nom, chemin: `/reseau/competences/${slug}` },
        { libelle: 'Modifier' },
      ]}
      titre={statut === 'proposee' ? `Que faire du mot « ${nom} » ?` : `Modifier « ${nom} »`}
      intro={
        statut === 'proposee'
          ? `Proposé par ${par ?? 'quelqu’un du réseau'}. Votre réponse partira par courriel. Vous pouvez corriger le mot avant de l’ajouter.`
          : undefined
      }
    >
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {(statut === 'proposee' || statut === 'retenue') && (
        <FormulaireDeTerme {...page} formulaire={pour('modifier') ?? pour('retenir')} />
      )}
      <Section titre={statut === 'ecartee' ? 'Ce mot est écarté' : 'Ou bien'}>
        <DeciderDUnMot {...page} pour={pour} />
      </Section>
    </Page>
  );
}
