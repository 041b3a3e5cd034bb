using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Notices.Post;

/// <summary>Hands a letter to the post. If the post is closed, the outbox tries again later, with growing pauses.</summary>
internal sealed class PostLetter(CoureeDb db, Clock clock, Mailer mailer) : IReact<LetterWritten>
{
    public async Task On(LetterWritten happened, CancellationToken stop)
    {
        var letter = await db.Set<Letter>().SingleAsync(l => l.Id == happened.Letter, stop);
        if (letter.PostedAt is not null) return;
        await mailer.Send(letter, stop);
        letter.Posted(clock.Now);
    }
}
