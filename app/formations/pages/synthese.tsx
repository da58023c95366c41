import { useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets, majuscule } from '#app/commun/texte.ts';
import { getPageDeSynthese } from '#app/formations/questionnaires/synthese.server.ts';
import { PartsDeSynthese } from '#app/formations/questionnaires/synthese-lue.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Synthèse d’une formation' };
export const meta = () => titreDePage('Synthèse d’une formation');

export const loader = chargeur(({ ctx, params }) => getPageDeSynthese(ctx, idDeAdresse(params.id)));

export default function Synthese() {
  const { id, titre, quand, minimum, syntheses, aNoter, delai } = useLoaderData<typeof loader>();
  const montrees = syntheses.some(({ parts }) => parts !== null);
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: titre, chemin: `/formations/${id}` }, { libelle: 'Synthèse' }]}
      titre={`Qu’a apporté ${entreGuillemets(titre)}\u00a0?`}
      intro={`${quand ? `Suivie ${quand}. ` : ''}Ce que disent les personnes présentes, sans leur nom.`}
      actions={
        montrees ? (
          <>
            <LienBouton href={`/formations/${id}/synthese.pdf`} genre="second" icone="telecharger">
              Télécharger en PDF
            </LienBouton>
            <LienBouton href={`/formations/${id}/synthese.xlsx`} genre="lien">
              Télécharger pour Excel
            </LienBouton>
          </>
        ) : null
      }
    >
      {syntheses.map(({ genre, titre: quoi, comptes, parts, envoyes, donnes, notees }) => (
        <Section key={genre} titre={`${quoi}\u00a0: ${comptes}`} id={genre}>
          {parts ? (
            <PartsDeSynthese parts={parts} />
          ) : (
            <Bandeau>
              {envoyes === 0
                ? genre === 'chaud'
                  ? 'Le soir de la dernière demi-journée, les personnes dont la présence est notée reçoivent un lien pour répondre.'
                  : `${majuscule(delai)} après la dernière demi-journée, les personnes présentes reçoivent un second lien.`
                : `Les réponses se lisent à partir de ${minimum}${notees > 0 ? ', sans compter celles notées pour quelqu’un' : ''}\u00a0: ${donnes === notees ? 'il n’y en a pas encore' : `il y en a ${donnes - notees}`}. Ainsi, on ne devine pas qui a dit quoi.`}
            </Bandeau>
          )}
          {aNoter.includes(genre) && (
            <p>
              <Lien className="lien-action" href={`/formations/${id}/reponses/${genre}`}>
                Noter une réponse donnée au téléphone<span className="cache">{`\u00a0: ${quoi.toLowerCase()}`}</span>
              </Lien>
            </p>
          )}
        </Section>
      ))}
    </Page>
  );
}
