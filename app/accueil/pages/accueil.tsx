import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { PetitCalendrier } from '#app/ui/petit-calendrier.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Portes } from '#app/ui/portes.tsx';
import { getAccueil } from '../accueil.server.ts';
import { AVenir } from '../composants/a-venir.tsx';
import { CeQuiAttend } from '../composants/ce-qui-attend.tsx';
import { FicheMaStructure } from '../composants/ma-structure.tsx';
import { Nouveautes } from '../composants/nouveautes.tsx';
import { PremiersPas } from '../composants/premiers-pas.tsx';
import { ReponsesAttendues } from '../composants/reponses-attendues.tsx';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Accueil');
export const loader = chargeur(({ ctx }) => getAccueil(ctx));

export default function PageAccueil() {
  const accueil = useLoaderData<typeof loader>();
  const { compte, portes, structure } = accueil;
  return (
    <Page
      salle="maison"
      titre={accueil.prenom ? `Bonjour ${accueil.prenom}` : 'Bonjour'}
      intro={<Intro date={accueil.date} compte={compte} />}
      actions={accueil.peutProposer && <Proposer genre={accueil.attentes.length > 0 ? 'second' : 'principal'} />}
    >
      <DeuxColonnes libelleCote="Vos cinq semaines">
        <>
          {accueil.lundi && <VersLeLundi phrase={accueil.lundi} />}
          <CeQuiAttend attentes={accueil.attentes} autres={accueil.autres} />
          <ReponsesAttendues attendues={accueil.attendues} />
          {accueil.pas.length > 0 && <PremiersPas pas={accueil.pas} avecPrincipal={!accueil.peutProposer} />}
          {structure && <FicheMaStructure structure={structure} />}
          {portes.length > 0 && (
            <Section titre="Le plan d’action, par où entrer">
              <Portes portes={portes} />
            </Section>
          )}
          <Nouveautes nouveautes={accueil.nouveautes} />
        </>
        <>
          <div className="feuille feuille--calendrier">
            <PetitCalendrier
              legende="Vos cinq semaines"
              mois={accueil.calendrier.semaines}
              zone={accueil.calendrier.zone}
              vacancesConnues={accueil.calendrier.vacancesConnues}
            />
          </div>
          <AVenir evenements={accueil.aVenir} />
        </>
      </DeuxColonnes>
    </Page>
  );
}

/** Always in the same place; what awaits an answer bears the main button. */
const Proposer = ({ genre }: { genre: 'principal' | 'second' }) => (
  <LienBouton href="/stages/nouveau" genre={genre}>
    Proposer un stage
  </LienBouton>
);

const Intro = ({ date, compte }: { date: string; compte: { fort: string; suite: string } }) => (
  <p>
    Nous sommes le {date}. <strong>{compte.fort}</strong>
    {compte.suite}
  </p>
);

/** The coordination's own ten minutes come before what her structure is asked. */
const VersLeLundi = ({ phrase }: { phrase: string }) => (
  <Feuille creux>
    <p>
      <strong>Votre lundi de coordination.</strong> {phrase}.{' '}
      <Lien className="lien-action" href="/lundi">
        Ouvrir votre lundi
      </Lien>
    </p>
  </Feuille>
);
