using Parley.Models.Offline.Prompts;

namespace Parley.Models.Offline.Answering;

/// <summary>Knows how one of Parley's prompts is answered.</summary>
internal interface IAnswerer
{
    Answer Answer(OfflinePrompt prompt);
}
