using Couree.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Couree.Tests.House;

/// <summary>A demo may begin at an hour of its choice; nothing else may.</summary>
public sealed class ClockOfTheDemo : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("couree-clock-").FullName;

    [Fact]
    public void In_the_demo_the_clock_starts_where_it_is_told_and_runs_on()
    {
        using var services = Built("Demo").Services.BuildServiceProvider();
        var now = services.GetRequiredService<Clock>().Now;
        now.ShouldBeInRange(new DateTime(2031, 6, 10, 8, 0, 0, DateTimeKind.Utc), new DateTime(2031, 6, 10, 8, 1, 0, DateTimeKind.Utc));
        Thread.Sleep(20);
        services.GetRequiredService<Clock>().Now.ShouldBeGreaterThan(now);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public void Anywhere_else_the_house_refuses_to_start_with_another_time(string environment) =>
        Should.Throw<InvalidOperationException>(() => Built(environment)).Message.ShouldContain("Couree:Clock");

    private Microsoft.AspNetCore.Builder.WebApplicationBuilder Built(string environment) =>
        Couree.House.Build(["--environment", environment, "--Couree:Data", _folder, "--Couree:Clock", "2031-06-10T10:00:00+02:00"]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
