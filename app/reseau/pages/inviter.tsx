import { randomUUID } from 'node:crypto';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { getPageDInvitation } from '#app/reseau/personnes/acces.server.ts';
import { AccesDeLEquipe } from '#app/reseau/personnes/acces-de-l-equipe.tsx';
import { FormulaireDInvitation } from '#app/reseau/personnes/formulaire-d-invitation.tsx';
import { avisDInvitation, inviter, renvoyerInvitation, retirerInvitation } from '#app/reseau/personnes/invitations.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { saisieInvitation, saisieRenvoi, saisieRetraitDInvitation } from '../saisie.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Inviter quelqu’un' };
export const meta = () => titreDePage('Inviter quelqu’un');

export const loader = chargeur(({ ctx, params, request }) => ({
  ...getPageDInvitation(
    ctx,
    idOuIntrouvable(params.id),
    idDeAdresse(new URL(request.url).searchParams.get('personne') ?? undefined),
  ),
  geste: randomUUID(),
}));

export const action = traitement(
  ({ ctx, params, request }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getPageDInvitation(ctx, idOuIntrouvable(params.id));
    // The other forms of the page, in their own addresses, send an invitation again or take it back.
    const { searchParams } = new URL(request.url);
    if (searchParams.has('renvoyer')) return saisieRenvoi;
    return searchParams.has('retirer') ? saisieRetraitDInvitation : saisieInvitation;
  },
  ({ ctx, params, saisie }) => {
    const structureId = idOuIntrouvable(params.id);
    const chemin = `/reseau/structures/${structureId}/inviter`;
    if ('retirer' in saisie) {
      const nom = retirerInvitation(ctx, structureId, saisie.retirer);
      const texte = `Le lien de son courriel ne sert plus. ${nom} reste dans l’équipe, sans compte.`;
      return redirigerAvecAvis(chemin, { titre: 'L’invitation est retirée', texte });
    }
    const invitee =
      'renvoyer' in saisie ? renvoyerInvitation(ctx, structureId, saisie.renvoyer) : inviter(ctx, { ...saisie, structureId });
    return redirigerAvecAvis(chemin, avisDInvitation(invitee));
  },
);

export default function Inviter() {
  const { id, nom, equipe, depart, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${id}` }, { libelle: 'Inviter quelqu’un' }]}
      titre={`Qui rejoint l’équipe ${deNom(nom)} ?`}
      intro="Cette personne reçoit un courriel avec un lien, valable sept jours. Elle n’a pas de mot de passe à inventer."
    >
      <FormulaireDInvitation formulaire={formulaire} geste={geste} depart={depart} />
      {equipe.length > 0 && (
        <Section titre="Déjà dans l’équipe" id="deja">
          <AccesDeLEquipe structureId={id} equipe={equipe} />
        </Section>
      )}
    </Page>
  );
}
