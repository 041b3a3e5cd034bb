using Couree.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Couree.Seeds;

/// <summary>Prints, once the doors are open, where to go; in the demo, who to be.</summary>
internal sealed class Welcome(IHostApplicationLifetime lifetime, IHostEnvironment environment, IServer server, HouseOptions house) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsEnvironment("Demo")) lifetime.ApplicationStarted.Register(Say);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say()
    {
        // No address, no door to announce: the house runs in process, under test.
        if (server.Features.Get<IServerAddressesFeature>() is not { Addresses.Count: > 0 }) return;
        var village = VillageFile.Read();
        Console.WriteLine($"""

            Courée is open: {house.PublicUrl}
              what can I do near me     {house.PublicUrl}/
              one basket across shops   {house.PublicUrl}/market/basket
              the couriers' board       {house.PublicUrl}/delivery/braquets/board
              the courier's app         {house.PublicUrl}/courier
              the mails of the village  {house.PublicUrl}/dev/mail
              the API                   {house.PublicUrl}/docs/api

            The people of the village sign in with the password {VillageFile.Password}
            """);
        foreach (var villager in village.People) Console.WriteLine($"  {villager.Email,-28}{villager.First} {villager.Last}, {villager.About}");
        Console.WriteLine("\nCtrl+C closes the doors. The data stays in " + house.DataFolder);
    }
}
