using Couree.Modules.People.Enter;
using Couree.Modules.People.Join;
using Couree.Modules.People.Leave;
using Couree.Modules.People.Me;
using Couree.Modules.People.Passkeys;
using Couree.Modules.People.Recover;
using Couree.Outbox;
using Couree.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Couree.Modules.People;

/// <summary>The room's wiring: what it offers to the container, and its doors.</summary>
internal sealed class PeopleRoom : IRoom
{
    public static void Add(IServiceCollection services, HouseOptions house)
    {
        services.AddSingleton<Passwords>();
        services.AddScoped<MailLinks>();
        services.AddScoped<Sessions>();
        services.AddScoped<IRecognise, Recognise>();
        services.AddScoped<IPeople, PeopleBook>();
        services.AddScoped<IPlantPeople, PlantPeople>();
        services.AddScoped<Proof>();
        services.AddScoped<MyFacts>();
        services.AddScoped<MePageMaker>();
        services.AddScoped<Export>();
        services.AddScoped<IPersonalData, PeopleData>();
        services.AddSingleton<IPrepare, KeepClosed>();
        services.AddSingleton<ITidy, TidyPeople>();
        // Of the framework's identity we use the passkey handler, over a store of our own (docs/decisions/0007).
        services.AddIdentityCore<Person>().AddUserStore<PersonStore>();
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        // The framework's own keys stay with the house's other data, so that a restart or a second process knows them.
        services.AddDataProtection().SetApplicationName("couree").PersistKeysToFileSystem(new DirectoryInfo(house.In("keys")));
    }

    public static void Map(WebApplication app)
    {
        JoinEndpoints.Map(app);
        EnterEndpoints.Map(app);
        RecoverEndpoints.Map(app);
        PasskeyEndpoints.Map(app);
        MeEndpoints.Map(app);
        LeaveEndpoints.Map(app);
        PeopleApi.Map(app);
    }
}
