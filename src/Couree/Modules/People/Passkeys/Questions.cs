using Couree.Database;
using Couree.Kernel;
using Couree.Web;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.People.Passkeys;

/// <summary>Keeps a question until its answer comes, and sweeps those nobody answered. Answers the browser's key to it.</summary>
internal sealed class AskPasskey(CoureeDb db, Clock clock) : IUseCase
{
    public async Task<string> Do(Actor who, string state, CancellationToken stop)
    {
        var now = clock.Now;
        db.RemoveRange(await db.Set<PasskeyQuestion>().Where(q => q.ExpiresAt < now).Take(100).ToListAsync(stop));
        var key = Secret.New();
        db.Add(PasskeyQuestion.Ask(clock, key, state));
        await db.SaveChangesAsync(stop);
        return key;
    }
}

/// <summary>Takes the question back: it is answered once. Refused: people.passkey_late.</summary>
internal sealed class TakeQuestion(CoureeDb db, Clock clock) : IUseCase
{
    public async Task<string> Do(Actor who, string key, CancellationToken stop)
    {
        var hash = Secret.Hash(key);
        var question = await db.Set<PasskeyQuestion>().SingleOrDefaultAsync(q => q.KeyHash == hash, stop) ?? throw new Refusal("people.passkey_late");
        db.Remove(question);
        await db.SaveChangesAsync(stop);
        return question.ExpiresAt > clock.Now ? question.State : throw new Refusal("people.passkey_late");
    }
}
