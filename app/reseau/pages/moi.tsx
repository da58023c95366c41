import { useActionData, useLoaderData } from '@remix-run/react';
import { libelleInstant } from '#app/commun/periode.ts';
import { agirSurMonCompte } from '#app/http/mon-compte.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { listSessions, sessionRecente } from '#app/http/session.server.ts';
import { MesAppareils } from '#app/reseau/comptes/mes-appareils.tsx';
import { getMonCompte } from '#app/reseau/comptes/mon-compte.server.ts';
import { MonMotDePasse } from '#app/reseau/comptes/mon-mot-de-passe.tsx';
import { saisieMoi } from '#app/reseau/comptes/saisie-comptes.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Case } from '#app/ui/choix.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'maison', titre: 'Mon compte' };
export const meta = () => titreDePage('Mon compte');

export const loader = chargeur(({ ctx, request }) => {
  const { personneId } = ctx.acteur;
  return {
    ...getMonCompte(ctx),
    recente: sessionRecente(request, personneId),
    appareils: listSessions(request, personneId).map(({ ouverteLe, ...appareil }) => ({
      ...appareil,
      depuis: ouverteLe ? libelleInstant(ouverteLe, ctx.fuseau) : '',
    })),
  };
});

export const action = traitement(saisieMoi, ({ ctx, request, adresse, saisie }) =>
  agirSurMonCompte({ ctx, request, adresse }, saisie),
);

export default function Moi() {
  const compte = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals.
  const pour = (...actes: string[]) => (actes.includes(formulaire?.valeurs.acte ?? '') ? formulaire : undefined);
  const [sansForme] = formulaire?.erreurs.acte ?? [];
  return (
    <Page salle="maison" ariane={[{ libelle: 'Mon compte' }]} titre="Mon compte">
      {sansForme && <Bandeau ton="erreur">{sansForme}</Bandeau>}
      <Section titre="Vous">
        <Fiche
          lignes={[
            { titre: 'Nom', contenu: compte.nom },
            { titre: 'Adresse électronique', contenu: compte.courriel },
            {
              titre: 'Ce que vous faites',
              contenu: compte.fonctions.length > 0 && (
                <ul>
                  {compte.fonctions.map(({ id, fonction, structure, structureId }) => (
                    <li key={id}>
                      {`${fonction}, `}
                      <Lien href={`/reseau/structures/${structureId}`}>{structure}</Lien>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        <p className="petit doux">
          Votre nom, votre adresse et vos fonctions se changent auprès de votre direction ou de la coordination.
        </p>
      </Section>
      <Section titre="Ce que les autres voient">
        <FormulairePoste formulaire={pour('coordonnees')}>
          <input type="hidden" name="acte" value="coordonnees" />
          <Champ
            formulaire={pour('coordonnees')}
            nom="telephone"
            libelle="Votre téléphone au travail"
            genre="tel"
            autoComplete="tel"
            facultatif
            max={30}
            defaut={compte.telephone ?? ''}
          />
          <Case
            formulaire={pour('coordonnees')}
            nom="montrerTelephone"
            libelle="Montrer mon téléphone dans l’annuaire"
            defaut={compte.montrerTelephone}
          />
          <Case
            formulaire={pour('coordonnees')}
            nom="montrerCourriel"
            libelle="Montrer mon adresse dans l’annuaire"
            defaut={compte.montrerCourriel}
          />
          <p className="petit doux">
            Seules les personnes qui ont un compte ici lisent l’annuaire. La coordination peut toujours vous joindre.
          </p>
          <div className="actions">
            <Bouton>Enregistrer ce que les autres voient</Bouton>
          </div>
        </FormulairePoste>
      </Section>
      <Section titre="Comment vous entrez">
        <MonMotDePasse
          formulaire={pour('mot_de_passe', 'retirer_mot_de_passe')}
          existe={compte.motDePasse}
          recente={compte.recente}
          motsPersonnels={compte.motsPersonnels}
        />
      </Section>
      <Section titre="Vos appareils">
        <MesAppareils appareils={compte.appareils} />
      </Section>
    </Page>
  );
}
