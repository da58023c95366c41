import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  id: string;
  finie: boolean;
  mots: string;
  demandeuse: { nom: string };
  envoyeeLe: string;
  messages: readonly { id: string; etape: string; texte: string; qui: string; quand: string }[];
}

/** What was written to all readers, from the first words on. */
export function Echanges({ id, finie, mots, demandeuse, envoyeeLe, messages }: Props) {
  return (
    <Section
      titre="Ce qui s’est écrit"
      id="messages"
      actions={
        finie ? undefined : (
          <LienBouton genre="second" href={`/cellule/demandes/${id}/messages`} icone="crayon">
            Écrire
          </LienBouton>
        )
      }
    >
      {!mots && messages.length === 0 && <p className="doux">Rien encore. Écrire n’est jamais obligatoire.</p>}
      <div className="pile">
        {mots && (
          <Feuille salle="cellule">
            <p className="texte-libre">{mots}</p>
            <p className="petit doux">{`${demandeuse.nom}, ${envoyeeLe}`}</p>
          </Feuille>
        )}
        {messages.map((message) => (
          <Feuille salle="cellule" key={message.id}>
            {message.etape && <h3>{message.etape}</h3>}
            <p className="texte-libre">{message.texte}</p>
            <p className="petit doux">{`${message.qui}, ${message.quand}`}</p>
          </Feuille>
        ))}
      </div>
    </Section>
  );
}
