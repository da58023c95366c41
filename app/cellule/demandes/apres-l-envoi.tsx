import { Confidence } from '#app/ui/confidence.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { Lien } from '#app/ui/lien.tsx';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { MotsANoter } from '../mots-a-noter.tsx';
import type { PasDeChemin } from './chemin.ts';

interface Props {
  id: string;
  code: string;
  /** The member's name. */
  membre: string;
  quand: string;
  numero: string;
  lecteurs: readonly { nom: string; initiales: string }[];
  chemin: readonly PasDeChemin[];
}

/** Just after: she may breathe, and notes six words. */
export function ApresLEnvoi({ id, code, membre, quand, numero, lecteurs, chemin }: Props) {
  const page = `/cellule/demandes/${id}`;
  return (
    <Page
      salle="cellule"
      confidence={
        <Confidence
          titre="Page confidentielle"
          phrase={`Vous et ${membre} pouvez lire cette demande. Personne d’autre.`}
          lecteurs={lecteurs}
        />
      }
      titre="C’est envoyé. Vous pouvez souffler"
      intro={`${membre} vous appelle ${quand}, au ${numero}. D’ici là, vous n’avez rien à faire.`}
    >
      <DeuxColonnes libelleCote="Le chemin">
        <div>
          <MotsANoter
            code={code}
            titre="Notez ces six mots"
            chemin={page}
            phrase="Ils rouvrent votre demande sur un autre appareil. Sur celui-ci, elle reste ouverte 30 jours."
          />
          <Section titre="Vous gardez la main">
            <ul className="liste">
              <li>
                <Lien className="lien-action" href={`${page}/messages`}>
                  Écrire quelques mots
                </Lien>
                <p className="petit doux">{`Quand vous voulez. ${membre} les lira.`}</p>
              </li>
              <li>
                <Lien className="lien-action" href={`${page}/retirer`}>
                  Retirer ma demande
                </Lien>
                <p className="petit doux">À tout moment, sans raison à donner. Effacée aussitôt si vous le demandez.</p>
              </li>
            </ul>
          </Section>
        </div>
        <Feuille salle="cellule" titre="Le chemin">
          <Fil pas={chemin} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
