import { useLoaderData } from '@remix-run/react';
import { enGrille } from '#app/commun/semaines.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { getCalendrier } from '#app/troc/stages/calendrier.server.ts';
import { ListeDuMois } from '#app/troc/stages/liste-du-mois.tsx';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { NavigationDesStages } from '#app/troc/stages/navigation-des-stages.tsx';
import { Agenda } from '#app/ui/agenda.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Legende } from '#app/ui/mois-roulant.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { PetitCalendrier, reperesDuCalendrier, VacancesInconnues } from '#app/ui/petit-calendrier.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Calendrier des stages' };
export const meta = () => titreDePage('Calendrier des stages');

export const loader = chargeur(({ ctx, request }) => {
  exigerTroc(ctx);
  return getCalendrier(ctx, new URL(request.url).searchParams.get('mois'));
});

export default function CalendrierDesStages() {
  const lu = useLoaderData<typeof loader>();
  const { titre, avant, apres, evenements, semaines, petit, zone, connues, coordination, fermetures } = lu;
  const reperes = reperesDuCalendrier(zone, petit);
  const pas = lu.peutProposer
    ? { libelle: 'Proposer un stage', href: '/stages/nouveau' }
    : lu.peutSouhaiter
      ? { libelle: 'Souhaiter un stage', href: '/stages/souhaiter' }
      : undefined;
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Stages', chemin: '/stages' }, { libelle: 'Calendrier' }]}
      titre="Qui part, et quand ?"
      intro={
        coordination
          ? 'Tous les stages du réseau, proposés ou prévus.'
          : 'Vos stages et ceux de votre structure, proposés ou prévus.'
      }
    >
      <div className="pile">
        <NavigationDesStages ici="calendrier" coordination={coordination} />
        <div className="pas-a-pas">
          <LienBouton href={avant.chemin} genre="second" icone="fleche-gauche">
            {avant.libelle}
          </LienBouton>
          <strong>{titre}</strong>
          <LienBouton href={apres.chemin} genre="second">
            {apres.libelle}
            <Icone nom="fleche" />
          </LienBouton>
        </div>
        {!lu.ceMois && (
          <p>
            <a href="/stages/calendrier">Revenir à ce mois-ci</a>
          </p>
        )}
        <Agenda legende={`Stages, ${titre}`} semaines={semaines.map((semaine) => enGrille(semaine, evenements))} />
        <div className="feuille feuille--calendrier au-telephone">
          <PetitCalendrier legende={titre} mois={petit} zone={zone} vacancesConnues avecLegende={false} />
        </div>
        <Legende
          reperes={evenements.some(({ mien }) => mien) ? [{ genre: 'mien', libelle: 'Votre structure' }, ...reperes] : reperes}
        />
        <VacancesInconnues zone={zone} connues={connues} />
        {fermetures.map((phrase) => (
          <p className="petit" key={phrase}>
            {phrase}
          </p>
        ))}
      </div>
      {evenements.length === 0 ? (
        <Vide
          titre={`Aucun stage en ${titre}`}
          texte="Dès qu’un stage est proposé, ses jours se rangent ici tout seuls."
          action={pas}
        />
      ) : (
        <Section titre="En liste">
          {lu.tropNombreux && <p>Ce mois en compte davantage : voici les 200 premiers.</p>}
          <div className="pile pile--large">
            <ListeDuMois semaines={semaines} evenements={evenements} />
          </div>
        </Section>
      )}
    </Page>
  );
}
