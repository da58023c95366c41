import { DERNIER_MESSAGE } from './echanges.ts';
import type { MessageLu } from './lectures.server.ts';

/** What was said, in the order of time; the reader's side stands to the right. */
export function FilDeMessages({ messages }: { messages: readonly MessageLu[] }) {
  return (
    <ol className="messages">
      {messages.map(({ id, qui, structure, quand, texte, mien }, rang) => (
        <li
          key={id}
          id={rang === messages.length - 1 ? DERNIER_MESSAGE.slice(1) : undefined}
          className={mien ? 'message message--mien' : 'message'}
        >
          <p className="message__tete">
            <strong>{qui}</strong>
            <span className="doux">{`${structure}, ${quand}`}</span>
          </p>
          {texte === null ? <p className="doux">Ce message est effacé.</p> : <p className="texte">{texte}</p>}
        </li>
      ))}
    </ol>
  );
}
