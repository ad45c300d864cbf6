using CultivatedLand.Azure.Storage;
using CultivatedLand.Domain;

namespace CultivatedLand.Azure.Hosting;

/// <summary>What keeps the host from starting is told in sentences an operator can act on, in the platform's log, and not as a stack trace.</summary>
internal static class StartUp
{
    public static async Task<int> Guard(Func<Task> run, TextWriter? errors = null)
    {
        try
        {
            await run();
            return 0;
        }
        catch (SettingsException wrong)
        {
            Tell(wrong.Faults);
        }
        catch (Exception failed) when (new StorageTroubles().Explain(failed) is { Sentence: var sentence })
        {
            Tell([sentence]);
        }

        return 1;

        void Tell(IEnumerable<Sentence> faults)
        {
            foreach (var fault in faults) (errors ?? Console.Error).WriteLine($"{fault.Chinese} / {fault.English}");
        }
    }
}
