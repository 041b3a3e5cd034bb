namespace Couree.Modules.Places.Streets;

/// <summary>Looks every few seconds whether an import wrote other streets, so that a territory changes its map without a restart.</summary>
sealed class StreetsWatch(LiveStreets streets, TimeProvider time, ILogger<StreetsWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                if (streets.Reload()) log.LogInformation("Other streets are in service");
            }
            catch (Exception e) when (e is StreetFileException or IOException or UnauthorizedAccessException)
            {
                log.LogWarning(e, "The new street file was refused; the former streets stay in service");
            }
        }
    }
}
