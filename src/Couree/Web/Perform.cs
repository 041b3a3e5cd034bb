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

    public Task Run<TUseCase>(Func<TUseCase, Task> deed) where TUseCase : notnull =>
        Run<TUseCase, bool>(async useCase =>
        {
            await deed(useCase);
            return true;
        });

    public async Task<TResult> Run<TUseCase, TResult>(Func<TUseCase, Task<TResult>> deed) where TUseCase : notnull
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
            try
            {
                return await deed(scope.ServiceProvider.GetRequiredService<TUseCase>());
            }
            catch (Exception failure) when (db.IsLostRace(failure))
            {
                if (attempt == MostAttempts) throw new SomebodyWasFaster();
            }
            await Task.Delay(Random.Shared.Next(1, 4 + 4 * attempt));
        }
    }
}
