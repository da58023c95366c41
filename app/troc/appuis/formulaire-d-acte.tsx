import type { Formulaire } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { Repli } from '#app/ui/feuille.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import {
  type ActeDAppui,
  DUREES_SEANCE,
  JOURS_POUR_DIRE_OUI,
  libelleDuree,
  MAX_COMPTE_RENDU,
  MAX_INVITATIONS,
  MAX_LIEU_APPUI,
  MAX_MOT_APPUI,
  MAX_MOTIF_APPUI,
} from './appuis.ts';
import type { ActeDAppuiLu } from './lecture-d-acte.server.ts';
import { PersonnesACocher } from './personnes-a-cocher.tsx';

interface Props {
  lu: ActeDAppuiLu;
  formulaire: Formulaire | undefined;
}

const GESTE: Record<ActeDAppui, (lu: ActeDAppuiLu) => string> = {
  solliciter: () => 'Envoyer les invitations',
  programmer: ({ seance }) => (seance.fixee ? 'Changer la séance et prévenir' : 'Fixer cette séance et prévenir'),
  remettre: () => 'Remettre la séance et prévenir',
  clore: () => 'Publier ce compte rendu',
  corriger: () => 'Enregistrer ce compte rendu',
  retirer: () => 'Retirer cette demande',
};

/** One act on an appui: its question, what follows, its button. */
export function FormulaireDActeDAppui({ lu, formulaire }: Props) {
  const { nom } = lu;
  return (
    <FormulairePoste formulaire={formulaire} brouillon={nom === 'clore' ? { formulaire: `compte-rendu:${lu.id}` } : undefined}>
      {nom === 'solliciter' && <QuiInviter lu={lu} formulaire={formulaire} />}
      {nom === 'programmer' && <QuandEtOu lu={lu} formulaire={formulaire} />}
      {(nom === 'remettre' || nom === 'retirer') && (
        <Champ
          {...{ formulaire, nom: 'motif', libelle: 'Pourquoi, en une phrase', max: MAX_MOTIF_APPUI }}
          aide="Les personnes concernées la lisent. Rien de confidentiel."
        />
      )}
      {(nom === 'clore' || nom === 'corriger') && (
        <>
          {nom === 'corriger' && <input type="hidden" name="version" value={lu.version} />}
          <Champ
            {...{ formulaire, nom: 'compteRendu', genre: 'textarea', lignes: 12, defaut: lu.compteRendu }}
            libelle="Le compte rendu"
            aide={`Ce qui était demandé, ce qui a été conseillé, ce que vous gardez. ${MAX_COMPTE_RENDU.toLocaleString('fr-FR')} caractères au plus. Ne nommez personne sans son accord.`}
          />
        </>
      )}
      <Ensuite etapes={suitesDe(lu)} />
      <div className="actions">
        <Bouton genre={nom === 'retirer' ? 'danger' : 'principal'}>{GESTE[nom](lu)}</Bouton>
        <LienBouton href={`/troc/appuis/${lu.id}`} genre="lien">
          Ne rien changer
        </LienBouton>
      </div>
    </FormulairePoste>
  );
}

function QuiInviter({ lu, formulaire }: Props) {
  const { candidates, autres, mots } = lu;
  return (
    <>
      {candidates.length > 0 ? (
        <PersonnesACocher
          formulaire={formulaire}
          legende="Cochez deux ou trois personnes"
          aide={`${MAX_INVITATIONS} au plus à la fois. Dans l’ordre\u00a0: le savoir-faire, puis qui n’a pas été invité depuis longtemps, puis la distance.`}
          personnes={candidates}
        />
      ) : (
        <Bandeau>
          {mots.length > 0
            ? 'Personne d’autre, dans le réseau, n’a noté ce savoir-faire ni un savoir-faire proche. Vous pouvez penser à quelqu’un.'
            : 'La demande ne porte aucun savoir-faire\u00a0: ajoutez-en pour voir qui pourrait aider, ou pensez à quelqu’un.'}
        </Bandeau>
      )}
      <Repli titre="Quelqu’un d’autre" ouvert={candidates.length === 0 || Boolean(formulaire?.valeurs.autre)}>
        <Choisir
          {...{ formulaire, nom: 'autre', options: autres, facultatif: true }}
          libelle="Une personne du réseau à qui vous pensez"
          vide="Personne d’autre"
        />
      </Repli>
      <Champ
        {...{ formulaire, nom: 'mot', genre: 'textarea', lignes: 3, facultatif: true, max: MAX_MOT_APPUI }}
        libelle="Un mot pour elles"
        aide="Pourquoi vous pensez à elles. Il est dans leur courriel."
      />
    </>
  );
}

const QUI_LIT = 'L’équipe de la structure, les personnes qui tiennent la séance et la coordination';

function QuandEtOu({ lu, formulaire }: Props) {
  const { seance, peuvent, version, aujourdhui, aDistance } = lu;
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <PersonnesACocher
        formulaire={formulaire}
        legende="Qui tient la séance ?"
        aide="Les personnes qui ont dit pouvoir."
        personnes={peuvent.map(({ precision, structures, ...une }) => ({
          ...{ ...une, structure: structures, raisons: precision ? [`«\u00a0${precision}\u00a0»`] : [] },
        }))}
      />
      <Champ {...{ formulaire, nom: 'jour', libelle: 'Quel jour ?', genre: 'date', min: aujourdhui, defaut: seance.jour }} />
      <Champ {...{ formulaire, nom: 'heure', libelle: 'À quelle heure ?', genre: 'time', court: true, defaut: seance.heure }} />
      <Choisir
        {...{ formulaire, nom: 'duree', libelle: 'Pendant combien de temps ?', vide: null, defaut: seance.duree }}
        options={DUREES_SEANCE.map((valeur) => ({ valeur, libelle: libelleDuree(Number(valeur)) }))}
      />
      <Champ
        {...{ formulaire, nom: 'lieu', libelle: 'Où ?', max: MAX_LIEU_APPUI, defaut: seance.lieu }}
        aide={aDistance ? `Une adresse, ou le lien de la visio. ${QUI_LIT} le lisent.` : `Une adresse. ${QUI_LIT} la lisent.`}
      />
    </>
  );
}

function suitesDe({ nom, structure, seance }: ActeDAppuiLu): string[] {
  switch (nom) {
    case 'solliciter':
      return [
        'Chaque personne qui a une adresse reçoit un courriel, avec un lien pour répondre d’un clic.',
        `Sans réponse, un seul rappel part au bout de ${JOURS_POUR_DIRE_OUI} jours.`,
        'Dès que quelqu’un peut, vous fixez la séance.',
      ];
    case 'programmer':
      return [
        `${majuscule(leNom(structure))} et les personnes cochées reçoivent la date par courriel, à mettre dans leur agenda.`,
        'Les autres personnes invitées apprennent qu’elles n’ont rien à faire.',
        `Le lendemain, ${leNom(structure)} ou vous dites si elle a eu lieu.`,
      ];
    case 'remettre':
      return [
        `La séance ${seance.fixee ? `du ${seance.fixee} ` : ''}est retirée des agendas, et les personnes attendues sont prévenues.`,
        'La coordination en fixe une autre, ou invite d’autres personnes.',
      ];
    case 'clore':
      return ['Tout le réseau peut le lire.', 'Les personnes qui ont aidé le reçoivent par courriel. Il se corrige ensuite.'];
    case 'corriger':
      return ['Le réseau le lit ainsi aussitôt. Aucun courriel ne part.'];
    case 'retirer':
      return [
        'Les personnes invitées et la coordination sont prévenues.',
        'La demande quitte la liste. Vous pouvez en faire une autre.',
      ];
  }
}
