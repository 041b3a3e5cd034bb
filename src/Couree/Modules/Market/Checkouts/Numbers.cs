using System.Globalization;
using Couree.Database;
using Couree.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Couree.Modules.Market.Checkouts;

/// <summary>
/// Human numbers, "M-2606-0042": taken in a small transaction of their own, so that a busy evening does not queue behind one row.
/// A number taken for an order that was then refused is simply never seen.
/// </summary>
internal sealed class Numbers(IServiceScopeFactory scopes, Clock clock)
{
    public async Task<string> Next(CancellationToken stop)
    {
        var prefix = "M-" + clock.Today.ToString("yyMM", CultureInfo.InvariantCulture);
        for (var attempt = 0; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CoureeDb>();
            try
            {
                var number = 0;
                await db.InTransaction(async () =>
                {
                    var series = db.Set<NumberSeries>().Where(s => s.Prefix == prefix);
                    if (await series.ExecuteUpdateAsync(set => set.SetProperty(s => s.Next, s => s.Next + 1), stop) == 0)
                    {
                        db.Add(new NumberSeries { Prefix = prefix, Next = 1 });
                        await db.SaveChangesAsync(stop);
                    }
                    number = await series.AsNoTracking().Select(s => s.Next).SingleAsync(stop);
                }, stop);
                return $"{prefix}-{number:0000}";
            }
            catch (Exception failure) when (attempt < 5 && db.IsLostRace(failure))
            {
                await Task.Delay(5, stop);
            }
        }
    }
}
