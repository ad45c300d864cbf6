using CultivatedLand.Domain;
using CultivatedLand.Functions.Storage.Account;

namespace CultivatedLand.Functions.Hosting;

/// <summary>
/// Guard of the start.
/// It prints the reason why the host cannot start into the platform's log, as sentences an operator can act on and not as a stack trace.
/// </summary>
internal static class StartupGuard
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
        catch (Exception failed) when (new StorageErrorExplainer().Explain(failed) is { Sentence: var text })
        {
            Tell([text]);
        }

        return 1;

        void Tell(IEnumerable<LocalizedText> faults)
        {
            foreach (var fault in faults)
                (errors ?? Console.Error).WriteLine($"{fault.Chinese} / {fault.English}");
        }
    }
}
