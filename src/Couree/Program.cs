using Couree;
using Couree.Database;
using Couree.Kernel;
using Couree.Modules.Delivery;
using Couree.Modules.Ledger;
using Couree.Modules.Market;
using Couree.Modules.Network;
using Couree.Modules.Notices;
using Couree.Modules.Organisations;
using Couree.Modules.People;
using Couree.Modules.Places;
using Couree.Modules.Shifts;
using Couree.Web;

var fresh = args.Contains("--fresh");
args = [.. args.Where(a => a != "--fresh")];
var builder = House.Build(args);
var house = House.Options(builder);
builder.Services.AddStore(house);
PeopleRoom.Add(builder.Services, house);
PlacesRoom.Add(builder.Services, house);
OrganisationsRoom.Add(builder.Services, house);
LedgerRoom.Add(builder.Services, house);
ShiftsRoom.Add(builder.Services, house);
DeliveryRoom.Add(builder.Services, house);
MarketRoom.Add(builder.Services, house);
NetworkRoom.Add(builder.Services, house);
NoticesRoom.Add(builder.Services, house);

var app = builder.Build();
if (await CommandLine.Ran(app, args)) return;
// The store is opened and the assets are read while the doors are hung: a start is work for two cores.
var store = Task.Run(() => House.OpenStore(app, fresh));
var assets = Task.Run(Wwwroot.Names.Count);
House.UseDoors(app);
app.MapAssets();
app.MapHouse();
PeopleRoom.Map(app);
PlacesRoom.Map(app);
OrganisationsRoom.Map(app);
LedgerRoom.Map(app);
ShiftsRoom.Map(app);
DeliveryRoom.Map(app);
MarketRoom.Map(app);
NetworkRoom.Map(app);
NoticesRoom.Map(app);
try
{
    await store;
    await assets;
    await House.Prepare(app);
}
catch (HouseStaysClosed closed)
{
    await Console.Error.WriteLineAsync("couree: " + closed.Message);
    Environment.ExitCode = HouseStaysClosed.ExitCode;
    return;
}
await app.RunAsync();

/// <summary>Named so that tests can start the whole house in process.</summary>
public partial class Program;
