import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { enGrille } from '#app/commun/semaines.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { getSecretAgenda, renouvelerSecretAgenda, revoquerSecretAgenda } from '#app/reseau/comptes/secret-agenda.server.ts';
import { Agenda } from '#app/ui/agenda.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Legende } from '#app/ui/mois-roulant.tsx';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import { PetitCalendrier, reperesDuCalendrier, VacancesInconnues } from '#app/ui/petit-calendrier.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { getAgenda } from '../agenda.server.ts';
import { LienAgenda } from '../composants/lien-agenda.tsx';
import { ListeAgenda } from '../composants/liste-agenda.tsx';
import { TeteAgenda } from '../composants/tete-agenda.tsx';
import { schemaLienAgenda } from '../saisie.ts';

export const handle: Poignee = { salle: 'maison' };
export const meta = () => titreDePage('Agenda');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const secret = getSecretAgenda(ctx);
  return {
    ...getAgenda(ctx, { depuis: searchParams.get('depuis'), filtre: searchParams.get('filtre') }),
    adresse: secret ? `${ctx.adressePublique}/agenda/${secret}.ics` : null,
  };
});

export const action = traitement(schemaLienAgenda, ({ ctx, saisie }) => {
  if (saisie.intention === 'revoquer') {
    revoquerSecretAgenda(ctx);
    return redirigerAvecAvis('/agenda', { titre: 'Lien éteint', texte: 'Votre agenda n’est plus lisible par ce lien.' });
  }
  renouvelerSecretAgenda(ctx);
  return redirigerAvecAvis('/agenda#telephone', {
    titre: 'Voici votre lien secret',
    texte: 'Copiez-le dans l’agenda de votre téléphone. Celui d’avant, s’il y en avait un, ne marche plus.',
  });
});

export default function PageAgenda() {
  const agenda = useLoaderData<typeof loader>();
  const { titre, evenements, semaines, zone, vacancesConnues } = agenda;
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page
      salle="maison"
      titre="Que se passe-t-il, et quand&nbsp;?"
      actions={
        <LienBouton href="#telephone" icone="calendrier-plus">
          L’avoir dans mon téléphone
        </LienBouton>
      }
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      <div className="pile">
        <TeteAgenda {...agenda} />
        <Agenda legende={`Cinq semaines, ${titre}`} semaines={semaines.map((semaine) => enGrille(semaine, evenements))} />
        <div className="feuille feuille--calendrier au-telephone">
          <PetitCalendrier legende={titre} mois={agenda.mois} zone={zone} vacancesConnues avecLegende={false} />
        </div>
        <Legende reperes={[{ genre: 'mien', libelle: 'Chez vous' }, ...reperesDuCalendrier(zone, agenda.mois)]} />
        <VacancesInconnues zone={zone} connues={vacancesConnues} />
      </div>
      <div className="section">
        <DeuxColonnes libelleCote="Dans votre téléphone">
          <div className="pile pile--large">
            <h2>En liste</h2>
            {agenda.tropNombreux && (
              <p>Il y a trop de dates pour les montrer toutes : choisissez ci-dessus ce qui vous regarde.</p>
            )}
            {evenements.length === 0 ? (
              <RienDePrevu filtre={agenda.filtre} />
            ) : (
              <ListeAgenda semaines={semaines} evenements={evenements} />
            )}
            <p>
              <a className="lien-action" href={agenda.apres}>
                Les cinq semaines suivantes <Icone nom="fleche" />
              </a>
            </p>
          </div>
          <LienAgenda adresse={agenda.adresse} />
        </DeuxColonnes>
      </div>
    </Page>
  );
}

const RienDePrevu = ({ filtre }: { filtre: string }) =>
  filtre === 'tout' ? (
    <Vide
      titre="Rien dans ces cinq semaines"
      texte="Les stages, et bientôt le reste de la vie du réseau, se rangent ici tout seuls dès qu’une date est prise."
    />
  ) : (
    <Vide
      titre="Rien de tel dans ces cinq semaines"
      texte="D’autres dates sont peut-être prises ailleurs."
      action={{ libelle: 'Tout montrer', href: '/agenda' }}
    />
  );
