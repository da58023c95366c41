import { useLoaderData } from '@remix-run/react';
import { accorder } from '#app/commun/texte.ts';
import { getMesFormations } from '#app/formations/miennes/mes-formations.server.ts';
import { MesFormationsAVenir, MesFormationsPassees } from '#app/formations/miennes/mes-listes.tsx';
import { ListeDeFormations } from '#app/formations/programme/liste-de-formations.tsx';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Mes formations' };
export const meta = () => titreDePage('Mes formations');

export const loader = chargeur(({ ctx, request }) => getMesFormations(ctx, new URL(request.url).searchParams));

export default function MesFormations() {
  const { aVenir, passees, tenues } = useLoaderData<typeof loader>();
  // Whoever holds some and attends none finds hers first.
  const rienAVenir = aVenir.length === 0;
  const siennes = tenues.total > 0 && (
    <Section titre="Celles que vous organisez ou animez" id="tenues">
      <ListeDeFormations lignes={tenues.lignes} />
      <Pagination page={tenues.page} pages={tenues.pages} lien={(n) => `/formations/miennes?tenues=${n}#tenues`} />
    </Section>
  );
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Mes formations' }]}
      titre="Où en sont vos formations ?"
      intro="Celles qui viennent et ce qu’on attend de vous, puis celles que vous avez suivies : attestations et questionnaires."
    >
      {rienAVenir && siennes}
      <Section titre="À venir" id="a-venir">
        {aVenir.length === 0 ? (
          <Vide
            titre="Aucune formation à venir"
            texte="Inscrivez-vous depuis la page d’une formation : un clic suffit, et la convocation suit."
            action={{ libelle: 'Voir les formations', href: '/formations' }}
          />
        ) : (
          <MesFormationsAVenir lignes={aVenir} />
        )}
      </Section>
      {passees.total > 0 && (
        <Section titre={accorder(passees.total, 'formation passée', 'formations passées')} id="passees">
          <MesFormationsPassees lignes={passees.lignes} />
          <Pagination page={passees.page} pages={passees.pages} lien={(n) => `/formations/miennes?page=${n}#passees`} />
        </Section>
      )}
      {!rienAVenir && siennes}
    </Page>
  );
}
