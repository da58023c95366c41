import { useActionData, useLoaderData } from '@remix-run/react';
import { libelleDuRole } from '#app/commun/droits.ts';
import { libelleInstant } from '#app/commun/periode.ts';
import { agirSurMonCompte } from '#app/http/mon-compte.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { listSessions, sessionRecente } from '#app/http/session.server.ts';
import { lireAdresseDemandee } from '#app/reseau/comptes/changer-adresse.server.ts';
import { MaLettre } from '#app/reseau/comptes/ma-lettre.tsx';
import { MesAppareils } from '#app/reseau/comptes/mes-appareils.tsx';
import { MesCoordonnees } from '#app/reseau/comptes/mes-coordonnees.tsx';
import { getMonCompte } from '#app/reseau/comptes/mon-compte.server.ts';
import { ConfirmerAdresse, MonIdentite } from '#app/reseau/comptes/mon-identite.tsx';
import { MonMotDePasse } from '#app/reseau/comptes/mon-mot-de-passe.tsx';
import { saisieMoi } from '#app/reseau/comptes/saisie-comptes.ts';
import { aDeuxTemps } from '#app/reseau/comptes/second-facteur.server.ts';
import { lireSuite } from '#app/services/rythmes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Icone } from '#app/ui/icone.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Mon compte' };
export const meta = () => titreDePage('Mon compte');

export const loader = chargeur(({ ctx, request }) => {
  const { personneId, roles, membreDe, responsableDe } = ctx.acteur;
  const protegee = aDeuxTemps(ctx.db, personneId);
  const dire = (instant: Date | null) => (instant ? libelleInstant(instant, ctx.fuseau) : '');
  const jeton = new URL(request.url).searchParams.get('adresse');
  return {
    ...getMonCompte(ctx),
    rythme: lireSuite(ctx, personneId).rythme,
    ...{ personneId, protegee, attachee: roles.length > 0 },
    dirigee: membreDe.length > 0 && responsableDe.length === 0,
    roles: roles
      .filter((role) => role !== 'responsable' && role !== 'equipe')
      .map((role) => libelleDuRole(role, ctx.acteur.organisme)),
    recente: sessionRecente(request, personneId),
    adresse: jeton === null ? null : { jeton, nouvelle: lireAdresseDemandee(ctx, jeton) ?? null },
    appareils: listSessions(request, personneId).map(({ id, appareil, courante, ouverteLe, vueLe, secondFacteurLe }) => ({
      ...{ id, appareil, courante, enAttente: protegee && secondFacteurLe === null },
      ...{ depuis: dire(ouverteLe), vu: dire(vueLe) },
    })),
  };
});

export const action = traitement(saisieMoi, ({ ctx, request, params, adresse, saisie }) =>
  agirSurMonCompte({ ctx, request, params, adresse }, saisie),
);

export default function Moi() {
  const compte = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (...actes: string[]) => (actes.includes(formulaire?.valeurs.acte ?? '') ? formulaire : undefined);
  const sansForme = formulaire?.erreurs.acte?.[0] ?? pour('confirmer_adresse', 'redemander_lien')?.erreurs['']?.[0];
  return (
    <Page salle="maison" ariane={[{ libelle: 'Mon compte' }]} titre="Mon compte">
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      {compte.adresse && <ConfirmerAdresse {...compte.adresse} />}
      {!compte.attachee && (
        <Bandeau ton="attention" titre="Votre compte n’est rattaché à rien">
          Ni structure, ni rôle dans le réseau&nbsp;: cette page, <Lien href="/moi/donnees">vos données</Lien> et{' '}
          <Lien href="/moi/certificats">vos attestations et vos questionnaires de formation</Lien> restent à vous, le reste est
          fermé. La coordination saura dire ce qui manque.
        </Bandeau>
      )}
      <Section titre="Vous">
        <MonIdentite compte={compte} formulaire={pour('changer_adresse', 'confirmer_adresse')} />
      </Section>
      <Section titre="Ce que les autres voient">
        <MesCoordonnees formulaire={pour('coordonnees')} {...compte} />
      </Section>
      <Section titre="La lettre du réseau">
        <MaLettre formulaire={pour('rythme')} rythme={compte.rythme} />
      </Section>
      <Section titre="Comment vous entrez">
        <MonMotDePasse
          formulaire={pour('mot_de_passe', 'retirer_mot_de_passe')}
          existe={compte.motDePasse}
          recente={compte.recente}
          motsPersonnels={compte.motsPersonnels}
        />
        <p>
          {compte.protegee
            ? 'Un code de votre téléphone est aussi demandé à chaque entrée.'
            : 'Un code de votre téléphone peut protéger votre compte en plus.'}
        </p>
        <ul className="liens-de-page">
          <li>
            <Lien className="lien-action" href="/moi/deux-temps">
              <Icone nom="verrou" />
              Entrer en deux temps
            </Lien>
          </li>
          <li>
            <Lien className="lien-action" href="/moi/autre-appareil">
              <Icone nom="cle" />
              Entrer sur un autre appareil
            </Lien>
          </li>
        </ul>
      </Section>
      <Section titre="Vos appareils">
        <MesAppareils appareils={compte.appareils} />
      </Section>
    </Page>
  );
}
