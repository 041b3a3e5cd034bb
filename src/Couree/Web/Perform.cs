using System.Collections.Concurrent;
using Couree.Database;
using Couree.Kernel;

namespace Couree.Web;

/// <summary>
/// Runs a use case in a scope of its own, and again from fresh facts when somebody else's save came first. A refusal is an answer,
/// not a race: it is never retried. After the last attempt the person sees 409 and the fresh page.
/// </summary>
public sealed class Perform(IServiceScopeFactory scopes)
{
    private const int MostAttempts = 24;

    /// <summary>By use case: who has lost once waits for a turn, so that two hundred who want the last ten pieces do not defeat each other again and again.</summary>
    private readonly ConcurrentDictionary<Type, SemaphoreSlim> _turns = new();

    public Task Run<TUseCase>(Func<TUseCase, Task> deed) where TUseCase : notnull =>
        Run<TUseCase, bool>(async useCase =>
        {
            await deed(useCase);
            return true;
        });

    public async Task<TResult> Run<TUseCase, TResult>(Func<TUseCase, Task<TResult>> deed) where TUseCase : notnull
    {
        if (await Try(deed) is (true, var done)) return done!;
        var turn = _turns.GetOrAdd(typeof(TUseCase), _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync();
        try
        {
            for (var attempt = 2; attempt <= MostAttempts; attempt++)
            {
                if (await Try(deed) is (true, var result)) return result!;
                // Whoever was faster this time came from elsewhere: another use case, another process, a first attempt.
                await Task.Delay(Random.Shared.Next(1, 4 + 4 * attempt));
            }
        }
        finally
        {
            turn.Release();
        }
        throw new SomebodyWasFaster();
    }

    private async Task<(bool Won, TResult? Result)> Try<TUseCase, TResult>(Func<TUseCase, Task<TResult>> deed) where TUseCase : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
        try
        {
            return (true, await deed(scope.ServiceProvider.GetRequiredService<TUseCase>()));
        }
        catch (Exception failure) when (db.IsLostRace(failure))
        {
            return (false, default);
        }
    }
}
