using System.Diagnostics;
using Couree.Modules.People;

namespace Couree.Tests.Modules.People;

/// <summary>The real program in a process of its own, in Production.</summary>
public sealed class ProductionTests
{
    private static async Task<(int Code, string Said)> Open(string folder, string? postgres, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Couree.dll"), "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Couree__Data"] = folder;
        start.Environment["Couree__Database__Postgres"] = postgres ?? "";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var program = Process.Start(start)!;
        program.OutputDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        var said = program.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await program.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync();
            return (0, "it opened its doors");
        }
        return (program.ExitCode, await said);
    }

    [Theory, OnBothEngines]
    public async Task Production_does_not_open_with_people_of_the_demo(Engine engine)
    {
        await using var couree = await TestCouree.Empty(engine);
        await couree.Settle("jeanne");
        var (code, said) = await Open(couree.Folder, couree.Postgres);
        code.ShouldBe(HouseStaysClosed.ExitCode, said);
        said.ShouldContain("personnes de la démonstration");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Production_does_not_open_with_a_placeholder_for_a_secret()
    {
        var folder = Directory.CreateTempSubdirectory("couree-production-").FullName;
        var (code, said) = await Open(folder, null, ("Couree__Mail__Host", "smtp.example.org"), ("Couree__Mail__Password", "change-me"));
        code.ShouldBe(HouseStaysClosed.ExitCode, said);
        said.ShouldContain("change-me");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_names_a_PostgreSQL_that_is_not_there_is_told_what_to_mend()
    {
        var folder = Directory.CreateTempSubdirectory("couree-production-").FullName;
        var (code, said) = await Open(folder, $"Host=127.0.0.1;Port={Proofs.ServerProcess.FreePort()};Username=nobody;Password=secret;Database=couree");
        code.ShouldBe(HouseStaysClosed.ExitCode, said);
        said.ShouldContain("Couree__Database__Postgres");
        said.ShouldNotContain("secret");
        said.ShouldNotContain("   at ");
        Directory.Delete(folder, recursive: true);
    }
}
